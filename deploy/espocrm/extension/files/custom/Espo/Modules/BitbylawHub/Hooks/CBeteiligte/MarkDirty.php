<?php

namespace Espo\Modules\BitbylawHub\Hooks\CBeteiligte;

use Espo\Core\Hook\Hook\BeforeSave;
use Espo\Entities\User;
use Espo\ORM\Entity;
use Espo\ORM\Repository\Option\SaveOptions;

/**
 * Marks a synced record `dirty` when somebody changes what Advoware has too. The webhook tells the hub sooner;
 * the mark is what its cron finds when the webhook was lost. The hub itself decides its own marks: API users are left alone.
 *
 * EspoCRM takes every public method of a hook for an event, so there is one.
 *
 * @implements BeforeSave<Entity>
 */
class MarkDirty implements BeforeSave
{
    /** After the formula script (11): what a formula changes counts too. */
    public static int $order = 20;

    /** What is mapped to Advoware, and the link itself. */
    private const SYNCED_ATTRIBUTES = [
        'lastName',
        'firstName',
        'firmenname',
        'rechtsform',
        'salutationName',
        'dateOfBirth',
        'handelsregisterNummer',
        'betnr',
        'emailAddress',
        'emailAddressData',
        'phoneNumber',
        'phoneNumberData',
    ];

    public function __construct(private User $user)
    {
    }

    public function beforeSave(Entity $entity, SaveOptions $options): void
    {
        // A new record waits for its first sync by default.
        if ($entity->isNew() || $this->user->isApi()) {
            return;
        }

        // Who sets the status keeps what he set.
        if ($entity->isAttributeChanged('syncStatus')) {
            $this->forgetFailedTries($entity);

            return;
        }

        // Every other status is either looked at by the cron anyway or waits for a person's word.
        if ($entity->get('syncStatus') === 'clean' && $this->hasSyncedChange($entity)) {
            $entity->set('syncStatus', 'dirty');
        }
    }

    /** A record brought back by hand gets all its tries again. */
    private function forgetFailedTries(Entity $entity): void
    {
        if ($entity->get('syncStatus') === 'dirty') {
            $entity->set('syncRetryCount', 0);
        }
    }

    private function hasSyncedChange(Entity $entity): bool
    {
        foreach (self::SYNCED_ATTRIBUTES as $attribute) {
            if ($entity->isAttributeChanged($attribute)) {
                return true;
            }
        }

        return false;
    }
}

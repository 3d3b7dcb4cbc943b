<?php

namespace Espo\Modules\BitbylawHub\Classes\Record\Input;

use Espo\Core\Record\Input\Data;
use Espo\Core\Record\Input\Filter;
use Espo\Entities\User;

/**
 * Drops what only the hub writes from what a user sends. The fields cannot be `readOnly` in the metadata:
 * EspoCRM would then ignore the hub's own writes as well. Administrators may set them, to mend a link.
 */
class HubOwnedFields implements Filter
{
    private const HUB_OWNED = [
        'betnr',
        'advowareLastSync',
        'advowareDeletedAt',
        'syncErrorMessage',
        'syncRetryCount',
    ];

    public function __construct(private User $user)
    {
    }

    public function filter(Data $data): void
    {
        if ($this->user->isApi() || $this->user->isAdmin()) {
            return;
        }

        foreach (self::HUB_OWNED as $attribute) {
            $data->clear($attribute);
        }
    }
}

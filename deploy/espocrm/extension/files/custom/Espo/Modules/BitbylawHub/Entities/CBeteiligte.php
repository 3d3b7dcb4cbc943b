<?php

namespace Espo\Modules\BitbylawHub\Entities;

use Espo\Core\Templates\Entities\Person;

/** A party of the law firm's matters, person or company, kept in step with Advoware. */
class CBeteiligte extends Person
{
    public const ENTITY_TYPE = 'CBeteiligte';

    /** @var string */
    protected $entityType = self::ENTITY_TYPE;
}

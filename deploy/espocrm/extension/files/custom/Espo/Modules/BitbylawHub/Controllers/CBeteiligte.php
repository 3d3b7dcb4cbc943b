<?php

namespace Espo\Modules\BitbylawHub\Controllers;

use Espo\Core\Templates\Controllers\Person;

/** The REST resource `/CBeteiligte`. */
class CBeteiligte extends Person
{
}

<?php
// Input on stdin: {hub: {url, secret} | null, calls: [{filter, args}]}; an argument {"__object": {…}} is an object of PHP.
// Output: for each call what the filter makes of its first argument.

declare(strict_types=1);

$filters = [];

/** As WordPress registers it; priority and count are kept for the test of them. */
function add_filter(string $name, callable $callback, int $priority = 10, int $acceptedArgs = 1): void
{
    global $filters;
    $filters[$name] = ['callback' => $callback, 'priority' => $priority, 'args' => $acceptedArgs];
}

function home_url(): string
{
    return 'https://www.vermieterhelden.example';
}

function as_php(mixed $value): mixed
{
    if (!is_array($value)) {
        return $value;
    }
    $plain = array_map('as_php', $value);

    return array_keys($plain) === ['__object'] ? (object) $plain['__object'] : $plain;
}

$input = json_decode((string) file_get_contents('php://stdin'), true, 512, JSON_THROW_ON_ERROR);
if ($input['hub'] !== null) {
    define('BITBYLAW_HUB_URL', $input['hub']['url']);
    define('BITBYLAW_HUB_SECRET', $input['hub']['secret']);
}
require __DIR__ . '/../../../../deploy/wordpress/mu-plugins/bitbylaw-hub-leads.php';

$results = array_map(static function (array $call) use (&$filters): mixed {
    ['callback' => $callback, 'args' => $count] = $filters[$call['filter']];

    return $callback(...array_slice(array_map('as_php', $call['args']), 0, $count));
}, $input['calls']);
echo json_encode(['filters' => array_map(static fn (array $filter): array => [$filter['priority'], $filter['args']], $filters), 'results' => $results], JSON_THROW_ON_ERROR);

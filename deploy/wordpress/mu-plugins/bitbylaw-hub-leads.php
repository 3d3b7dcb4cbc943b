<?php
/**
 * Plugin Name: bitbylaw hub: Anfragen signieren
 * Description: Unterschreibt die Webhooks der Formular-Plugins an den Hub der Kanzlei nach Standard Webhooks (webhook-id, webhook-timestamp, webhook-signature).
 * Version: 1.0.0
 * Requires PHP: 8.0
 *
 * Nach wp-content/mu-plugins/ legen. In wp-config.php:
 *   define('BITBYLAW_HUB_URL', 'https://…/api/leads/vermieterhelden');
 *   define('BITBYLAW_HUB_SECRET', 'whsec_…');   // wie LEADS_WEBHOOK_SECRET des Hubs
 *
 * Unterschrieben wird nur, was an diese Adresse geht. Ohne die beiden Zeilen tut das Plugin nichts.
 */

declare(strict_types=1);

namespace Bitbylaw\HubLeads;

/** Address and key of the hub; null while they are not set up, or not rightly. */
function hub(): ?array
{
    if (!defined('BITBYLAW_HUB_URL') || !defined('BITBYLAW_HUB_SECRET')) {
        return null;
    }
    $secret = (string) \BITBYLAW_HUB_SECRET;
    $key = str_starts_with($secret, 'whsec_') ? base64_decode(substr($secret, 6), true) : false;

    return $key === false || strlen($key) < 24 ? null : ['url' => (string) \BITBYLAW_HUB_URL, 'key' => $key];
}

/**
 * The arguments of a request with the three headers, when it goes to the hub. The signature covers the body as it is now:
 * nothing may change it afterwards.
 *
 * @param array<string, mixed> $args of wp_remote_request
 */
function signed(array $args, string $url, string $id): array
{
    $hub = hub();
    $body = $args['body'] ?? null;
    if ($hub === null || !is_string($body) || rtrim($url, '/') !== rtrim($hub['url'], '/')) {
        return $args;
    }
    $timestamp = (string) time();
    $signature = base64_encode(hash_hmac('sha256', "{$id}.{$timestamp}.{$body}", $hub['key'], true));
    $headers = is_array($args['headers'] ?? null) ? $args['headers'] : [];
    $args['headers'] = array_merge($headers, [
        'webhook-id' => $id,
        'webhook-timestamp' => $timestamp,
        'webhook-signature' => "v1,{$signature}",
    ]);
    // Fluent Forms switches the check of certificates off.
    $args['sslverify'] = true;

    return $args;
}

/** The same over every repetition of a delivery; a plugin that keeps no entries delivers once. */
function delivery_id(string $plugin, mixed ...$parts): string
{
    $known = array_filter($parts, static fn (mixed $part): bool => is_scalar($part) && (string) $part !== '' && (string) $part !== '0');
    if (count($known) < count($parts)) {
        return "msg_{$plugin}_" . bin2hex(random_bytes(16));
    }

    // The name of the site: two sites number their entries alike.
    return "msg_{$plugin}_" . substr(hash('sha256', implode('|', [home_url(), $plugin, ...array_map('strval', $known)])), 0, 32);
}

/** Contact Form 7 with „CF7 to Webhook“. */
function contact_form_7(array $args, mixed $properties = null, mixed $form = null, mixed $url = ''): array
{
    return signed($args, is_string($url) ? $url : '', delivery_id('cf7', ''));
}

/** WPForms signs the body before this filter: it must stay as it is. */
function wpforms(array $options, mixed $webhook = null, mixed $fields = null, mixed $form = null, mixed $entryId = 0): array
{
    $webhook = is_array($webhook) ? $webhook : [];
    $formId = is_array($form) ? ($form['id'] ?? '') : '';

    return signed($options, (string) ($webhook['url'] ?? ''), delivery_id('wpforms', $formId, $webhook['id'] ?? '', $entryId));
}

/** Gravity Forms sends the numbers of its fields: their labels go along, so that the hub need not guess. */
function gravity_forms(array $args, mixed $feed = null, mixed $entry = null, mixed $form = null): array
{
    $feed = is_array($feed) ? $feed : [];
    $entry = is_array($entry) ? $entry : [];
    $url = (string) ($feed['meta']['requestURL'] ?? '');
    $hub = hub();
    if ($hub !== null && rtrim($url, '/') === rtrim($hub['url'], '/')) {
        $args['body'] = with_labels($args['body'] ?? null, is_array($form) ? $form : []);
    }

    return signed($args, $url, delivery_id('gf', $entry['form_id'] ?? '', $feed['id'] ?? '', $entry['id'] ?? ''));
}

function fluent_forms(array $args, mixed $settings = null, mixed $data = null, mixed $form = null, mixed $entryId = 0): array
{
    $settings = is_array($settings) ? $settings : [];
    $formId = is_object($form) ? ($form->id ?? '') : '';

    return signed($args, (string) ($settings['request_url'] ?? ''), delivery_id('ff', $formId, $settings['name'] ?? '-', $entryId));
}

/** The body with `hub_labels`, the names of its numbered fields; anything but an object in JSON stays as it is. */
function with_labels(mixed $body, array $form): mixed
{
    $content = is_string($body) ? json_decode($body, true) : null;
    if (!is_array($content) || array_is_list($content)) {
        return $body;
    }
    $labels = [];
    foreach ($form['fields'] ?? [] as $field) {
        $parts = is_array($field->inputs ?? null) ? $field->inputs : [];
        foreach ($parts as $part) {
            $labels[(string) ($part['id'] ?? '')] = label_of($field, (string) ($part['label'] ?? ''));
        }
        if ($parts === []) {
            $labels[(string) ($field->id ?? '')] = label_of($field, '');
        }
    }
    $labels = array_filter($labels, static fn (string $label, string|int $id): bool => $label !== '' && array_key_exists($id, $content), ARRAY_FILTER_USE_BOTH);
    $encoded = json_encode($content + ['hub_labels' => (object) $labels], JSON_UNESCAPED_UNICODE);

    return $encoded === false ? $body : $encoded;
}

/**
 * The name that was given for such ends wins. A consent and the boxes of a choice are named by their field; the parts of names and
 * addresses the hub knows by their numbers.
 */
function label_of(object $field, string $part): string
{
    $admin = trim((string) ($field->adminLabel ?? ''));
    $type = (string) ($field->type ?? '');
    if ($part !== '' && in_array($type, ['name', 'address', 'consent'], true)) {
        return '';
    }

    return $admin !== '' ? $admin : trim((string) ($field->label ?? ''));
}

add_filter('ctz_post_request_args', __NAMESPACE__ . '\contact_form_7', PHP_INT_MAX, 4);
add_filter('wpforms_webhooks_process_delivery_request_options', __NAMESPACE__ . '\wpforms', PHP_INT_MAX, 5);
add_filter('gform_webhooks_request_args', __NAMESPACE__ . '\gravity_forms', PHP_INT_MAX, 4);
add_filter('fluentform/webhook_request_args', __NAMESPACE__ . '\fluent_forms', PHP_INT_MAX, 5);

<?php

/** Runs cases against the package's classes: `php run.php <package folder>`, an array of cases on stdin, their results on stdout. */

require __DIR__ . '/espo-stubs.php';

$package = $argv[1];
$module = "$package/files/custom/Espo/Modules/BitbylawHub";
require "$module/Hooks/CBeteiligte/MarkDirty.php";
require "$module/Classes/Record/Input/HubOwnedFields.php";
require "$package/scripts/AfterInstall.php";
require "$package/scripts/AfterUninstall.php";

$run = [
    'save' => function (stdClass $case): array {
        $record = new Espo\Core\ORM\Entity((array) $case->before, $case->isNew ?? false);
        $record->set((array) $case->set);
        $hook = new Espo\Modules\BitbylawHub\Hooks\CBeteiligte\MarkDirty(new Espo\Entities\User($case->user));
        $hook->beforeSave($record, new Espo\ORM\Repository\Option\SaveOptions());

        return $record->getValues();
    },
    'filter' => function (stdClass $case): stdClass {
        $filter = new Espo\Modules\BitbylawHub\Classes\Record\Input\HubOwnedFields(new Espo\Entities\User($case->user));
        $filter->filter(new Espo\Core\Record\Input\Data($case->input));

        return $case->input;
    },
    'install' => function (stdClass $case): array {
        $entityManager = new Espo\ORM\EntityManager();
        $entityManager->roles = array_map(fn (stdClass $role) => new Espo\Entities\Role((array) $role, false), $case->roles);
        $config = new Espo\Core\Utils\Config(['tabList' => $case->tabs]);
        $container = new Espo\Core\Container([
            Espo\ORM\EntityManager::class => $entityManager,
            Espo\Core\Utils\Config::class => $config,
            Espo\Core\InjectableFactory::class => new Espo\Core\InjectableFactory($config),
        ]);

        foreach ($case->steps as $step) {
            match ($step) {
                'install' => (new AfterInstall())->run($container, []),
                'upgrade' => (new AfterInstall())->run($container, ['isUpgrade' => true]),
                'uninstall' => (new AfterUninstall())->run($container),
            };
        }

        return [
            'roles' => array_map(fn ($role) => $role->getValues(), $entityManager->roles),
            'saves' => $entityManager->saves,
            'tabs' => $config->get('tabList'),
        ];
    },
];

$cases = json_decode(stream_get_contents(STDIN), false, 64, JSON_THROW_ON_ERROR);
$results = array_map(fn (stdClass $case) => $run[$case->kind]($case), $cases);
echo json_encode($results, JSON_THROW_ON_ERROR);

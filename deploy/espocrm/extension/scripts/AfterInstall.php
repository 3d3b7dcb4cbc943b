<?php

use Espo\Core\Container;
use Espo\Core\InjectableFactory;
use Espo\Core\Utils\Config;
use Espo\Core\Utils\Config\ConfigWriter;
use Espo\Entities\Role;
use Espo\ORM\EntityManager;

/** Provides the role of the hub's API user and, the first time, the tab of the Beteiligte. */
class AfterInstall
{
    private const TAB = 'CBeteiligte';

    /** @param array<string, mixed> $params `isUpgrade` when an older version was installed. */
    public function run(Container $container, array $params = []): void
    {
        $this->provideRole($container->getByClass(EntityManager::class));

        // Who removed the tab does not want it back with the next version.
        if (empty($params['isUpgrade'])) {
            $this->showTab($container);
        }
    }

    private function provideRole(EntityManager $entityManager): void
    {
        $wanted = $this->readRole();

        $role = $entityManager
            ->getRDBRepositoryByClass(Role::class)
            ->where(['name' => $wanted->name])
            ->findOne();

        if (!$role) {
            $role = $entityManager->getNewEntity(Role::ENTITY_TYPE);
            $role->set(get_object_vars($wanted));
            $entityManager->saveEntity($role);

            return;
        }

        $this->addMissingScopes($entityManager, $role, $wanted->data);
    }

    /** Levels that an administrator has chosen stay as they are. */
    private function addMissingScopes(EntityManager $entityManager, Role $role, stdClass $wanted): void
    {
        $present = get_object_vars($role->getRawData());
        $missing = array_diff_key(get_object_vars($wanted), $present);

        if ($missing === []) {
            return;
        }

        $role->set('data', (object) ($present + $missing));
        $entityManager->saveEntity($role);
    }

    private function readRole(): stdClass
    {
        $text = file_get_contents(__DIR__ . '/role.json');

        if ($text === false) {
            throw new RuntimeException('bitbylaw hub: scripts/role.json is missing in the package.');
        }

        return json_decode($text, false, 16, JSON_THROW_ON_ERROR);
    }

    private function showTab(Container $container): void
    {
        $tabList = $container->getByClass(Config::class)->get('tabList') ?? [];

        if (in_array(self::TAB, $tabList, true)) {
            return;
        }

        $writer = $container->getByClass(InjectableFactory::class)->create(ConfigWriter::class);
        $writer->set('tabList', [...$tabList, self::TAB]);
        $writer->save();
    }
}

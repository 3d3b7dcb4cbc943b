<?php

use Espo\Core\Container;
use Espo\Core\InjectableFactory;
use Espo\Core\Utils\Config;
use Espo\Core\Utils\Config\ConfigWriter;

/**
 * Takes the tab away. The records, the role and the API user stay: they are the firm's, not the package's.
 * EspoCRM does not run this when a newer version replaces an older one.
 */
class AfterUninstall
{
    private const TAB = 'CBeteiligte';

    public function run(Container $container): void
    {
        $tabList = $container->getByClass(Config::class)->get('tabList') ?? [];

        if (!in_array(self::TAB, $tabList, true)) {
            return;
        }

        $isOther = fn (mixed $tab): bool => $tab !== self::TAB;
        $writer = $container->getByClass(InjectableFactory::class)->create(ConfigWriter::class);
        $writer->set('tabList', array_values(array_filter($tabList, $isOther)));
        $writer->save();
    }
}

<?php

/** As much of EspoCRM as the package's own classes touch; names and meanings are EspoCRM's. */

namespace Espo\ORM {
    interface Entity
    {
        public function isNew(): bool;
        public function get(string $attribute): mixed;
        public function set(string|array $attribute, mixed $value = null): static;
        public function isAttributeChanged(string $attribute): bool;
    }

    class EntityManager
    {
        /** @var \Espo\Entities\Role[] */
        public array $roles = [];
        public int $saves = 0;

        public function getRDBRepositoryByClass(string $className): RoleRepository
        {
            return new RoleRepository($this);
        }

        public function getNewEntity(string $entityType): Entity
        {
            return new \Espo\Entities\Role([], true);
        }

        public function saveEntity(Entity $entity): void
        {
            $this->saves++;

            if (!in_array($entity, $this->roles, true)) {
                $this->roles[] = $entity;
            }
        }
    }

    class RoleRepository
    {
        private array $where = [];

        public function __construct(private EntityManager $entityManager)
        {
        }

        public function where(array $where): static
        {
            $this->where = $where;

            return $this;
        }

        public function findOne(): ?Entity
        {
            foreach ($this->entityManager->roles as $role) {
                if ($role->get('name') === $this->where['name']) {
                    return $role;
                }
            }

            return null;
        }
    }
}

namespace Espo\ORM\Repository\Option {
    class SaveOptions
    {
    }
}

namespace Espo\Core\Hook\Hook {
    interface BeforeSave
    {
        public function beforeSave(\Espo\ORM\Entity $entity, \Espo\ORM\Repository\Option\SaveOptions $options): void;
    }
}

namespace Espo\Core\Record\Input {
    class Data
    {
        public function __construct(private \stdClass $raw)
        {
        }

        public function clear(string $name): self
        {
            unset($this->raw->$name);

            return $this;
        }
    }

    interface Filter
    {
        public function filter(Data $data): void;
    }
}

namespace Espo\Core\ORM {
    class Entity implements \Espo\ORM\Entity
    {
        private array $values;

        public function __construct(private array $fetched, private bool $isNew)
        {
            $this->values = $fetched;
        }

        public function isNew(): bool
        {
            return $this->isNew;
        }

        public function get(string $attribute): mixed
        {
            return $this->values[$attribute] ?? null;
        }

        public function set(string|array $attribute, mixed $value = null): static
        {
            foreach (is_array($attribute) ? $attribute : [$attribute => $value] as $name => $one) {
                $this->values[$name] = $one;
            }

            return $this;
        }

        public function isAttributeChanged(string $attribute): bool
        {
            if (!array_key_exists($attribute, $this->values)) {
                return false;
            }

            return !array_key_exists($attribute, $this->fetched) || $this->values[$attribute] !== $this->fetched[$attribute];
        }

        public function getValues(): array
        {
            return $this->values;
        }
    }
}

namespace Espo\Entities {
    class User
    {
        public function __construct(private string $type)
        {
        }

        public function isApi(): bool
        {
            return $this->type === 'api';
        }

        public function isAdmin(): bool
        {
            return $this->type === 'admin';
        }
    }

    class Role extends \Espo\Core\ORM\Entity
    {
        public const ENTITY_TYPE = 'Role';

        public function getRawData(): \stdClass
        {
            return $this->get('data') ?? (object) [];
        }
    }
}

namespace Espo\Core\Utils {
    class Config
    {
        public function __construct(public array $values)
        {
        }

        public function get(string $name): mixed
        {
            return $this->values[$name] ?? null;
        }
    }
}

namespace Espo\Core\Utils\Config {
    class ConfigWriter
    {
        private array $changes = [];

        public function __construct(private \Espo\Core\Utils\Config $config)
        {
        }

        public function set(string $name, mixed $value): void
        {
            $this->changes[$name] = $value;
        }

        public function save(): void
        {
            $this->config->values = $this->changes + $this->config->values;
        }
    }
}

namespace Espo\Core {
    class InjectableFactory
    {
        public function __construct(private Utils\Config $config)
        {
        }

        public function create(string $className): object
        {
            return new $className($this->config);
        }
    }

    class Container
    {
        public function __construct(private array $services)
        {
        }

        public function getByClass(string $className): object
        {
            return $this->services[$className];
        }
    }
}

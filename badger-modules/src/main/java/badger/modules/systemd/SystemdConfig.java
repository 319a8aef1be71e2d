package badger.modules.systemd;

import badger.core.spi.Key;

/**
 * The keys of module systemd.
 *
 * @param units which units have series of their own
 */
public record SystemdConfig(
        @Key(
                "units with series of their own, state and restarts: names and globs, with commas (ssh, docker.service, backup*.timer); * = all; nothing = none")
        UnitChoice units) {}

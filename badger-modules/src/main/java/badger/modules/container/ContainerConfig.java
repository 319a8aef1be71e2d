package badger.modules.container;

import badger.core.spi.Key;

/**
 * The keys of module container.
 *
 * @param services whether systemd's services and slices are read like containers
 * @param extended whether there is more of each
 * @param socket where an engine tells names
 */
public record ContainerConfig(
        @Key("systemd's services and slices as well, like containers")
        boolean services,

        @Key("more of each: CPU by mode, what memory is used for, page faults, full stalls, packets")
        boolean extended,

        @Key("the socket of Docker, or of Podman, which tells names; \"\": containers go by their ids")
        String socket) {}

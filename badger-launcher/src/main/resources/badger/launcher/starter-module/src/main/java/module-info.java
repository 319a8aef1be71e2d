import badger.core.spi.StatModuleProvider;
import example.@NAME@_module.@TYPE@ModuleProvider;

/** Module @NAME@. */
module example.@NAME@_module {
    requires badger.core;

    // so that the agent can fill the configuration record
    opens example.@NAME@_module to
            badger.core;

    provides StatModuleProvider with
            @TYPE@ModuleProvider;
}

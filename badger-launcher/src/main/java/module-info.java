import badger.core.spi.EmitterProvider;
import badger.core.spi.StatModuleProvider;

/** The command {@code badger}: finds the plug-ins, reads the configuration, runs the agent. */
@org.jspecify.annotations.NullMarked
module badger.launcher {
    requires static org.jspecify;
    requires badger.core;
    requires org.slf4j;
    requires org.slf4j.jdk.platform.logging; // nothing of it is named: plug-ins' System.Logger reaches slf4j by it
    requires org.slf4j.simple;

    uses EmitterProvider;
    uses StatModuleProvider;
}

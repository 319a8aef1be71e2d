/** The core: time, configuration, collection, delivery, and the interfaces that plug-ins implement. */
@org.jspecify.annotations.NullMarked
module badger.core {
    requires static org.jspecify;
    requires org.slf4j;

    exports badger.core.spi;
    exports badger.core.trial;
    exports badger.core.wire;
    exports badger.core to
            badger.launcher,
            badger.testkit;
}

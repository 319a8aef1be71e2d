/** The contracts that every module and emitter must pass, and what their tests need. */
@org.jspecify.annotations.NullMarked
module badger.testkit {
    requires static org.jspecify;
    requires transitive badger.core;
    requires transitive org.junit.jupiter.api;
    requires org.assertj.core;
    requires jdk.management;

    exports badger.testkit;
}

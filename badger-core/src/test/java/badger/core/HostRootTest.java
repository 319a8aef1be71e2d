package badger.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HostRootTest {
    @TempDir
    Path folder;

    private Path root;
    private HostRoot host;

    @BeforeEach
    void makeHost() throws IOException {
        root = Files.createDirectories(folder.resolve("host"));
        host = HostRoot.at(root);
        Files.createDirectories(root.resolve("var/lib"));
        Files.createDirectories(root.resolve("etc"));
        Files.writeString(root.resolve("etc/mtab"), "");
    }

    private void link(String name, String target) throws IOException {
        Files.createSymbolicLink(root.resolve(name), Path.of(target));
    }

    @Test
    void isTheAgentsOwnUnlessItIsSaidToBeElsewhere() {
        HostRoot own = HostRoot.own();

        assertThat(own.proc()).hasToString("/proc");
        assertThat(own.net()).hasToString("/proc/net");
        assertThat(own.self()).hasToString("/proc/self");
        assertThat(own.mountInfo()).hasToString("/proc/self/mountinfo");
        assertThat(own.sys()).hasToString("/sys");
        assertThat(own.run()).hasToString("/run");
        assertThat(own.inRoot("/etc/../etc/mtab")).hasToString("/etc/../etc/mtab");
        assertThat(HostRoot.at(Path.of("/"))).isEqualTo(own);
        assertThat(own.withProc(Path.of("/proc"))).isEqualTo(own);
    }

    @Test
    void hasItsFilesBelowTheRootAndTheNetworkAndMountsOfItsFirstProcess() {
        assertThat(host.proc()).isEqualTo(root.resolve("proc"));
        assertThat(host.net()).isEqualTo(root.resolve("proc/1/net"));
        assertThat(host.self()).hasToString("/proc/self");
        assertThat(host.mountInfo()).isEqualTo(root.resolve("proc/1/mountinfo"));
        assertThat(host.sys()).isEqualTo(root.resolve("sys"));
        assertThat(host.run()).isEqualTo(root.resolve("run"));
    }

    @Test
    void mayBeMountedInParts() {
        HostRoot parts = HostRoot.own().withProc(Path.of("/h/p")).withSys(Path.of("/h/s"));

        assertThat(parts.net()).hasToString("/h/p/1/net");
        assertThat(parts.sys()).hasToString("/h/s");
        assertThat(parts.run()).hasToString("/run");
        assertThat(parts.withRoot(root).run()).isEqualTo(root.resolve("run"));
    }

    @Test
    void followsLinksAsTheHostDoes() throws IOException {
        link("lib", "var/lib");
        link("mounts", "/etc/mtab");
        link("var/lib/up", "../../etc");
        link("chain", "/lib/up/mtab");

        assertThat(host.inRoot("/lib/docker")).isEqualTo(root.resolve("var/lib/docker"));
        assertThat(host.inRoot("/mounts")).isEqualTo(root.resolve("etc/mtab"));
        assertThat(host.inRoot("/lib/up/mtab")).isEqualTo(root.resolve("etc/mtab"));
        assertThat(host.inRoot("/chain")).isEqualTo(root.resolve("etc/mtab"));
        assertThat(host.inRoot("/lib/up/../x")).isEqualTo(root.resolve("x"));
        assertThat(host.inRoot("/./etc//mtab")).isEqualTo(root.resolve("etc/mtab"));
        assertThat(host.inRoot("/not/../there")).isEqualTo(root.resolve("there"));
        assertThat(host.inRoot("/")).isEqualTo(root);
        assertThat(host.inRoot("etc")).isEqualTo(root.resolve("etc"));
    }

    @Test
    void cannotBeLeft() throws IOException {
        link("up", "../../../..");
        link("absolute", "/../..");

        assertThat(host.inRoot("/../../etc/mtab")).isEqualTo(root.resolve("etc/mtab"));
        assertThat(host.inRoot("/up/etc/mtab")).isEqualTo(root.resolve("etc/mtab"));
        assertThat(host.inRoot("/absolute/etc")).isEqualTo(root.resolve("etc"));
        assertThat(host.inRoot("/var/lib/../../../../etc")).isEqualTo(root.resolve("etc"));
    }

    @Test
    void doesNotRunInCircles() throws IOException {
        link("a", "b");
        link("b", "/a");
        link("grows", "grows/grows");

        assertLoop("/a");
        assertLoop("/grows");
    }

    private void assertLoop(String path) {
        assertThatThrownBy(() -> host.inRoot(path))
                .isInstanceOf(UncheckedIOException.class)
                .hasCauseInstanceOf(FileSystemLoopException.class)
                .hasMessageContaining(root + path);
    }
}

package badger.emit.graphite;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import java.util.List;

/** Certificates that sign themselves, made anew for a test: {@code NAME.crt} and {@code NAME.key} in a folder. */
final class PemFiles {
    private static final String PASSWORD = "changeit";
    private static final Base64.Encoder LINES = Base64.getMimeEncoder(64, new byte[] {'\n'});

    private final Path folder;

    PemFiles(Path folder) {
        this.folder = folder;
    }

    /**
     * Makes one.
     *
     * @param name the name of its files
     * @param kind kind of its key: RSA, EC, Ed25519
     * @param names whom it is for, as keytool takes it: {@code dns:localhost,ip:127.0.0.1}
     */
    void make(String name, String kind, String names)
            throws IOException, InterruptedException, GeneralSecurityException {
        Path store = folder.resolve(name + ".p12");
        Process keytool = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        name,
                        "-keyalg",
                        kind,
                        "-dname",
                        "CN=" + name,
                        "-ext",
                        "san=" + names,
                        "-validity",
                        "3650",
                        "-keystore",
                        store.toString(),
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        PASSWORD))
                .inheritIO()
                .start();
        assertThat(keytool.waitFor()).isZero();
        KeyStore keys = KeyStore.getInstance(store.toFile(), PASSWORD.toCharArray());
        write(
                name + ".crt",
                "CERTIFICATE",
                requireNonNull(keys.getCertificate(name)).getEncoded());
        write(
                name + ".key",
                "PRIVATE KEY",
                requireNonNull(keys.getKey(name, PASSWORD.toCharArray())).getEncoded());
    }

    String certificate(String name) {
        return folder.resolve(name + ".crt").toString();
    }

    String key(String name) {
        return folder.resolve(name + ".key").toString();
    }

    private void write(String file, String what, byte[] content) throws IOException {
        Files.writeString(
                folder.resolve(file),
                "-----BEGIN " + what + "-----\n"
                        + new String(LINES.encode(content), StandardCharsets.US_ASCII)
                        + "\n-----END " + what + "-----\n");
    }
}

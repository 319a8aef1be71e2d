package badger.emit.graphite;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/**
 * The PEM files of TLS, read for each connection, so that renewed ones are used without a restart.
 *
 * @param ca the certificates that are trusted; absent: those that Java trusts
 * @param cert the certificate that we show
 * @param key its private key
 */
record TlsFiles(Optional<String> ca, Optional<String> cert, Optional<String> key) {
    private static final String PKCS8 = "-----BEGIN PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END PRIVATE KEY-----";
    private static final List<String> KEY_KINDS = List.of("RSA", "EC", "Ed25519", "RSASSA-PSS");
    private static final char[] NO_PASSWORD = {};

    /** The client's side of a connection that goes on only if the server has proved to be of that name. */
    SSLEngine engine(String host, int port) throws IOException {
        SSLEngine engine = context().createSSLEngine(host, port);
        engine.setUseClientMode(true);
        SSLParameters parameters = engine.getSSLParameters();
        // as for https: without it any name in a valid certificate would do
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        engine.setSSLParameters(parameters);
        return engine;
    }

    /** What the files say, for either side of a connection. */
    SSLContext context() throws IOException {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keyManagers(), trustManagers(), null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IOException("TLS cannot be set up: " + e.getMessage(), e);
        }
    }

    private TrustManager @Nullable [] trustManagers() throws IOException, GeneralSecurityException {
        if (ca.isEmpty()) {
            return null;
        }
        KeyStore trusted = emptyStore();
        for (Certificate certificate : certificates(ca.get(), "ca_file")) {
            trusted.setCertificateEntry("ca-" + trusted.size(), certificate);
        }
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(trusted);
        return factory.getTrustManagers();
    }

    private KeyManager @Nullable [] keyManagers() throws IOException, GeneralSecurityException {
        if (cert.isEmpty() || key.isEmpty()) {
            return null;
        }
        KeyStore own = emptyStore();
        Certificate[] chain = certificates(cert.get(), "cert_file").toArray(Certificate[]::new);
        own.setKeyEntry("own", privateKey(key.get()), NO_PASSWORD, chain);
        KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(own, NO_PASSWORD);
        return factory.getKeyManagers();
    }

    private static KeyStore emptyStore() throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        return store;
    }

    private static List<? extends Certificate> certificates(String file, String key) throws IOException {
        byte[] pem = content(file, key);
        try {
            List<? extends Certificate> certificates = List.copyOf(
                    CertificateFactory.getInstance("X.509").generateCertificates(new ByteArrayInputStream(pem)));
            if (certificates.isEmpty()) {
                throw new IOException(key + ": there is no certificate in it");
            }
            return certificates;
        } catch (GeneralSecurityException e) {
            throw new IOException(key + ": not a PEM file of certificates", e);
        }
    }

    private static PrivateKey privateKey(String file) throws IOException, GeneralSecurityException {
        // compiled here, since most agents have no use for it
        Matcher pem = Pattern.compile(PKCS8).matcher(new String(content(file, "key_file"), StandardCharsets.US_ASCII));
        if (!pem.find()) {
            throw new IOException("key_file: no line 'BEGIN PRIVATE KEY' in it, which is PKCS#8 without a password;"
                    + " 'openssl pkcs8 -topk8 -nodes' makes that of other keys");
        }
        byte[] encoded = Base64.getMimeDecoder().decode(pem.group(1));
        for (String kind : KEY_KINDS) {
            try {
                return KeyFactory.getInstance(kind).generatePrivate(new PKCS8EncodedKeySpec(encoded));
            } catch (InvalidKeySpecException e) {
                // Another kind of key, then.
            }
        }
        throw new IOException("key_file: a key of no known kind (" + String.join(", ", KEY_KINDS) + ")");
    }

    /** What a file holds; the causes stay behind, since where keys are kept is nothing for a log. */
    private static byte[] content(String file, String key) throws IOException {
        try {
            return Files.readAllBytes(Path.of(file));
        } catch (NoSuchFileException e) {
            throw new IOException(key + ": there is no such file");
        } catch (AccessDeniedException e) {
            throw new IOException(key + ": the agent has no right to read it");
        } catch (IOException e) {
            throw new IOException(key + ": cannot be read");
        }
    }
}

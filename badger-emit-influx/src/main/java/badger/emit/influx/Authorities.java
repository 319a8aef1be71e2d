package badger.emit.influx;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.Collection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManagerFactory;

/** Whom a server's certificate must be signed by: the authorities in a PEM file, or those that Java brings along. */
final class Authorities {
    private Authorities() {}

    /**
     * Our side of a TLS connection, which checks that the certificate is the host's.
     *
     * @param caFile the PEM file, empty for Java's authorities; read anew, so that it may be replaced
     */
    static SSLEngine engine(String caFile, String host, int port) throws IOException {
        try {
            SSLEngine engine = context(caFile).createSSLEngine(host, port);
            engine.setUseClientMode(true);
            SSLParameters parameters = engine.getSSLParameters();
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            engine.setSSLParameters(parameters);
            return engine;
        } catch (GeneralSecurityException e) {
            throw new IOException("TLS cannot be set up: " + e.getMessage(), e);
        }
    }

    private static SSLContext context(String caFile) throws IOException, GeneralSecurityException {
        if (caFile.isEmpty()) {
            return SSLContext.getDefault();
        }
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        int count = 0;
        for (Certificate certificate : certificates(caFile)) {
            store.setCertificateEntry("ca" + count++, certificate);
        }
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }

    private static Collection<? extends Certificate> certificates(String caFile) throws IOException {
        Collection<? extends Certificate> certificates;
        try (InputStream pem = Files.newInputStream(Path.of(caFile))) {
            certificates = CertificateFactory.getInstance("X.509").generateCertificates(pem);
        } catch (CertificateException e) {
            throw new IOException("ca_file " + caFile + " holds no certificates in PEM form: " + e.getMessage(), e);
        } catch (IOException e) {
            throw new IOException("ca_file " + caFile + " cannot be read: " + e, e);
        }
        if (certificates.isEmpty()) {
            throw new IOException("ca_file " + caFile + " holds no certificate");
        }
        return certificates;
    }
}

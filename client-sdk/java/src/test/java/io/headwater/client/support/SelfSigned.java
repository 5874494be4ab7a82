package io.headwater.client.support;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** A certificate for 127.0.0.1 that nobody trusts but who is told to. */
public final class SelfSigned {
  private static final char[] PASSWORD = "password".toCharArray();
  private static final String NAME = "server";

  private final Path directory;
  private final KeyStore store = KeyStore.getInstance("PKCS12");

  public SelfSigned(Path directory) throws IOException, GeneralSecurityException, InterruptedException {
    this.directory = directory;
    final Path file = directory.resolve("store.p12");
    final Process keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair", "-alias", NAME, "-keyalg", "EC", "-dname", "CN=127.0.0.1", "-ext", "SAN=ip:127.0.0.1",
                "-keystore", file.toString(), "-storetype", "PKCS12", "-storepass", new String(PASSWORD))
            .inheritIO()
            .start();
    if (keytool.waitFor() != 0) throw new IOException("keytool ended with " + keytool.exitValue());
    try (InputStream in = Files.newInputStream(file)) {
      store.load(in, PASSWORD);
    }
  }

  /** Settings of a server that shows it. */
  public Map<String, String> ofServer() throws IOException, GeneralSecurityException {
    final Path certificate = pem("CERTIFICATE", store.getCertificate(NAME).getEncoded());
    final Path key = pem("PRIVATE KEY", store.getKey(NAME, PASSWORD).getEncoded());
    return Map.of("rpc.tlsCertificate", certificate.toString(), "rpc.tlsKey", key.toString());
  }

  private Path pem(String type, byte[] content) throws IOException {
    final String body = Base64.getMimeEncoder().encodeToString(content);
    return Files.writeString(
        directory.resolve(type + ".pem"), "-----BEGIN " + type + "-----\n" + body + "\n-----END " + type + "-----\n");
  }

  /** Of a client that trusts it. */
  public SSLContext ofClient() throws GeneralSecurityException, IOException {
    final KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    trusted.setCertificateEntry(NAME, store.getCertificate(NAME));
    final TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(trusted);
    final SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    return context;
  }
}

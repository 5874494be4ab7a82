package io.headwater.examples.one2many;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;

/**
 * A certificate for localhost, made on first start by Java's keytool and again when it has expired.
 *
 * @param file the key store
 * @param password of the key store and the key
 * @param isNew whether it was made just now
 */
record SelfSigned(Path file, String password, boolean isNew) {
  private static final int DAYS = 365;

  static SelfSigned in(Path directory) throws IOException, InterruptedException {
    final Path folder = Files.createDirectories(directory.resolve("certs"));
    final Path file = folder.resolve("one2many.p12");
    final Path secret = folder.resolve("one2many.password");
    if (Files.exists(file) && Files.exists(secret) && isFresh(file)) {
      return new SelfSigned(file, Files.readString(secret), false);
    }
    final byte[] random = new byte[16];
    new SecureRandom().nextBytes(random);
    final String password = HexFormat.of().formatHex(random);
    Files.deleteIfExists(file);
    Files.writeString(secret, password);
    keytool(file, secret);
    for (Path each : List.of(file, secret)) {
      Files.setPosixFilePermissions(each, PosixFilePermissions.fromString("rw-------"));
    }
    return new SelfSigned(file, password, true);
  }

  private static boolean isFresh(Path file) throws IOException {
    return Files.getLastModifiedTime(file).toInstant().isAfter(Instant.now().minus(Duration.ofDays(DAYS - 1)));
  }

  private static void keytool(Path file, Path secret) throws IOException, InterruptedException {
    final List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
            "-genkeypair",
            "-alias", "one2many",
            "-keyalg", "EC",
            "-groupname", "secp256r1",
            "-sigalg", "SHA256withECDSA",
            "-validity", String.valueOf(DAYS),
            "-dname", "CN=localhost",
            "-ext", "san=dns:localhost,ip:127.0.0.1,ip:0:0:0:0:0:0:0:1",
            "-storetype", "PKCS12",
            "-keystore", file.toString(),
            "-storepass:file", secret.toString());
    final Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    final String output = new String(process.getInputStream().readAllBytes());
    if (process.waitFor() != 0) throw new IOException("keytool failed: " + output);
  }
}

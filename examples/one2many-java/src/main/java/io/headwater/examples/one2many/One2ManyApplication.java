package io.headwater.examples.one2many;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.system.ApplicationHome;

/**
 * One presenter, many viewers: the application server. It serves the page, speaks with the pages over a WebSocket
 * ({@link Signalling}), keeps the room ({@link Room}) and programs the media server ({@link Media}).
 */
@SpringBootApplication
@ConfigurationPropertiesScan
public class One2ManyApplication {
  private static final Logger LOG = LoggerFactory.getLogger(One2ManyApplication.class);

  public static void main(String[] args) throws IOException, InterruptedException {
    final SelfSigned certificate = SelfSigned.in(new ApplicationHome(One2ManyApplication.class).getDir().toPath());
    final SpringApplication application = new SpringApplication(One2ManyApplication.class);
    application.setDefaultProperties(https(certificate));
    application.run(args);
    if (certificate.isNew()) LOG.info("Made {} (browsers ask once whether to trust it)", certificate.file());
  }

  /** Browsers give a page the camera only over https. A certificate of yours goes before this one: --server.ssl.… */
  private static Map<String, Object> https(SelfSigned certificate) {
    final Map<String, Object> properties = new HashMap<>();
    properties.put("server.ssl.key-store", "file:" + certificate.file());
    properties.put("server.ssl.key-store-password", certificate.password());
    properties.put("server.ssl.key-store-type", "PKCS12");
    return properties;
  }
}

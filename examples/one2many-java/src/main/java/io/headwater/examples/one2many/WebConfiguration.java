package io.headwater.examples.one2many;

import com.google.gson.Gson;
import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.http.MediaType;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.socket.config.annotation.EnableWebSocket;
import org.springframework.web.socket.config.annotation.WebSocketConfigurer;
import org.springframework.web.socket.config.annotation.WebSocketHandlerRegistry;
import org.springframework.web.socket.server.standard.ServletServerContainerFactoryBean;

/** What is reached under which path, and how the page is protected. */
@Configuration
@EnableWebSocket
@EnableScheduling
@RestController
class WebConfiguration implements WebSocketConfigurer {
  private static final Logger LOG = LoggerFactory.getLogger(WebConfiguration.class);
  private static final int MAX_MESSAGE_BYTES = 1 << 20;

  private final Room room;
  private final Signalling signalling;
  private final Environment environment;

  WebConfiguration(Room room, Signalling signalling, Environment environment) {
    this.room = room;
    this.signalling = signalling;
    this.environment = environment;
  }

  @Override
  public void registerWebSocketHandlers(WebSocketHandlerRegistry registry) {
    registry.addHandler(signalling, "/one2many");
  }

  @Bean
  static ServletServerContainerFactoryBean limits() {
    final ServletServerContainerFactoryBean container = new ServletServerContainerFactoryBean();
    container.setMaxTextMessageBufferSize(MAX_MESSAGE_BYTES);
    container.setMaxBinaryMessageBufferSize(MAX_MESSAGE_BYTES);
    return container;
  }

  @Bean
  static Filter headers() {
    return (request, response, chain) -> {
      final HttpServletResponse page = (HttpServletResponse) response;
      page.setHeader(
          "Content-Security-Policy", "default-src 'self'; connect-src 'self' wss:; img-src 'self' data:");
      page.setHeader("X-Content-Type-Options", "nosniff");
      page.setHeader("Referrer-Policy", "no-referrer");
      chain.doFilter(request, response);
    };
  }

  @GetMapping(path = "/status", produces = MediaType.APPLICATION_JSON_VALUE)
  String status() {
    return new Gson().toJson(room.status());
  }

  @EventListener(ApplicationReadyEvent.class)
  void ready() {
    final String host = environment.getProperty("server.address", "0.0.0.0");
    final String name = host.equals("0.0.0.0") ? "localhost" : host;
    LOG.info("Page: https://{}:{}", name, environment.getProperty("local.server.port"));
  }
}

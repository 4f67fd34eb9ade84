package dev.patchcord.sandbox.twin.vapi;

import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the Vapi half together, on whatever time and carrier the context has. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(VapiProperties.class)
class VapiWiring {

  @Bean
  Settings vapiSettings(VapiProperties properties) {
    return new Settings(properties.behaviour());
  }

  @Bean
  Sessions vapiSessions(VapiProperties properties) {
    return new Sessions(properties.keptSessions());
  }

  @Bean(destroyMethod = "close")
  ServerUrl vapiServerUrl(VapiProperties properties, Settings settings, VapiTime time) {
    return new ServerUrl(properties, settings, time);
  }

  @Bean
  SessionLife vapiSessionLife(
      Sessions sessions, Settings settings, ServerUrl server, VapiTime time, Carrier carrier) {
    Supplier<String> ids = () -> UUID.randomUUID().toString();
    ToolCalls toolCalls = new ToolCalls(server, settings, ids, time);
    return new SessionLife(sessions, settings, server, toolCalls, carrier, time, ids);
  }

  @Bean
  VapiTwin vapiTwin(Sessions sessions, Settings settings) {
    return new VapiTwin(sessions, settings);
  }

  @Bean
  WebServerFactoryCustomizer<TomcatServletWebServerFactory> vapiDroppedConnections() {
    return tomcat -> tomcat.addEngineValves(new DroppedConnection());
  }
}

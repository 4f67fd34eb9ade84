package dev.patchcord.ingress;

import dev.patchcord.ingress.appointment.AppointmentBook;
import dev.patchcord.ingress.assistant.AssistantTools;
import dev.patchcord.ingress.config.IngressSettings;
import dev.patchcord.ingress.config.KafkaSettings;
import dev.patchcord.ingress.config.TopicSettings;
import dev.patchcord.ingress.config.TwilioSettings;
import dev.patchcord.ingress.config.VapiSettings;
import dev.patchcord.ingress.document.Documents;
import dev.patchcord.ingress.live.LiveCalls;
import dev.patchcord.ingress.publish.Calendars;
import dev.patchcord.ingress.publish.EventLog;
import dev.patchcord.ingress.reception.AiConnection;
import dev.patchcord.ingress.reception.CallbackReception;
import dev.patchcord.ingress.reception.CallerReception;
import dev.patchcord.ingress.reception.Machine;
import dev.patchcord.ingress.reception.Repetitions;
import dev.patchcord.ingress.reception.SpecialistReception;
import dev.patchcord.ingress.security.ProblemReportValve;
import dev.patchcord.ingress.security.Refusals;
import dev.patchcord.ingress.security.WebhookFilter;
import dev.patchcord.ingress.security.WebhookGate;
import dev.patchcord.ingress.security.WebhookMeter;
import dev.patchcord.ingress.translate.Stamp;
import dev.patchcord.ingress.vapi.AiSessions;
import dev.patchcord.ingress.vapi.VapiCallIds;
import dev.patchcord.ingress.vapi.VapiClient;
import dev.patchcord.telemetry.CallTracer;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.MultipartConfigElement;
import java.time.Clock;
import java.util.UUID;
import java.util.function.Supplier;
import org.apache.catalina.core.StandardHost;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;

/** Puts the ear together, except for the log. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({
  IngressSettings.class,
  TwilioSettings.class,
  VapiSettings.class,
  KafkaSettings.class,
  TopicSettings.class
})
class IngressWiring {

  @Bean
  Clock clock() {
    return Clock.systemUTC();
  }

  @Bean
  Supplier<Stamp> stamps(Clock clock) {
    return () -> new Stamp(clock.instant(), UUID.randomUUID().toString());
  }

  @Bean
  Documents documents(IngressSettings settings) {
    return new Documents(settings);
  }

  @Bean
  VapiCallIds vapiCallIds() {
    return new VapiCallIds();
  }

  @Bean
  AiSessions aiSessions(
      VapiSettings settings, VapiCallIds callIds, MeterRegistry meters, CallTracer tracer) {
    return new VapiClient(settings, callIds, meters, tracer);
  }

  @Bean
  Machine machine(EventLog events, IngressSettings settings) {
    return new Machine(events, settings.answerBudget(), settings.waitBudget());
  }

  @Bean
  Repetitions<String> repeatedArrivals(Clock clock, IngressSettings settings) {
    return new Repetitions<>(clock, settings.repeatWindow());
  }

  @Bean
  CallerReception callerReception(
      Machine machine,
      EventLog events,
      Documents documents,
      AiSessions sessions,
      Repetitions<String> arrivals,
      Supplier<Stamp> stamps,
      IngressSettings settings) {
    return new CallerReception(
        machine,
        documents,
        new AiConnection(sessions, events, stamps, settings.answerBudget()),
        arrivals);
  }

  @Bean
  SpecialistReception specialistReception(Machine machine, Documents documents) {
    return new SpecialistReception(machine, documents);
  }

  @Bean
  CallbackReception callbackReception(
      Machine machine, Documents documents, CallerReception callers, Repetitions<String> arrivals) {
    return new CallbackReception(machine, documents, callers, arrivals);
  }

  @Bean
  AssistantTools assistantTools(
      EventLog events,
      Calendars calendars,
      Clock clock,
      Supplier<Stamp> stamps,
      IngressSettings settings) {
    return new AssistantTools(
        events, calendars, new Repetitions<>(clock, settings.repeatWindow()), stamps, settings);
  }

  @Bean
  AppointmentBook appointmentBook() {
    return new AppointmentBook();
  }

  @Bean
  LiveCalls liveCalls() {
    return new LiveCalls();
  }

  @Bean
  Refusals refusals(MeterRegistry meters) {
    return new Refusals(meters);
  }

  @Bean
  FilterRegistrationBean<WebhookFilter> webhookFilter(
      IngressSettings settings,
      TwilioSettings twilio,
      VapiSettings vapi,
      Clock clock,
      Refusals refusals,
      MeterRegistry meters,
      CallTracer tracer) {
    FilterRegistrationBean<WebhookFilter> registration =
        new FilterRegistrationBean<>(
            new WebhookFilter(
                new WebhookGate(settings, twilio, vapi, clock),
                refusals,
                new WebhookMeter(meters),
                tracer));
    registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
    return registration;
  }

  /** By name, since Tomcat then uses it in place of its own, which answers with HTML. */
  @Bean
  WebServerFactoryCustomizer<TomcatServletWebServerFactory> problemReports() {
    return factory ->
        factory.addContextCustomizers(
            context -> {
              if (context.getParent() instanceof StandardHost host) {
                host.setErrorReportValveClass(ProblemReportValve.class.getName());
              }
            });
  }

  /** In memory, never on disk: a body that is allowed at all is small. */
  @Bean
  MultipartConfigElement multipartLimits(IngressSettings settings) {
    long limit = settings.maxBody().toBytes();
    return new MultipartConfigElement("", limit, limit, (int) limit);
  }
}

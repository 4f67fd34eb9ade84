package dev.patchcord.sandbox.run;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Everything that a rehearsal is configured by. The services get it as any installation does: as
 * environment names and properties, nothing else.
 *
 * @param directory for data and logs; exists
 * @param kafkaPort of the broker
 * @param ports of the services and the twin, none of them 0
 * @param accounts made-up accounts
 * @param ringTimeout how long a specialist's phone rings
 * @param speed of the twin's time, see {@code twin.speed}
 * @param overrides properties that take precedence, per service
 */
record Plan(
    Path directory,
    int kafkaPort,
    Map<Service, Integer> ports,
    Accounts accounts,
    Duration ringTimeout,
    double speed,
    Map<Service, Map<String, String>> overrides) {

  Plan {
    ports = Map.copyOf(ports);
    overrides = Map.copyOf(overrides);
  }

  int port(Service service) {
    Integer port = ports.get(service);
    if (port == null) {
      throw new IllegalArgumentException("no port is planned for " + service.title());
    }
    return port;
  }

  URI url(Service service) {
    return URI.create("http://localhost:" + port(service));
  }

  /** The vendors' and Kafka's addresses and the accounts: the same for all. */
  Map<String, String> environment(Service service) {
    Map<String, String> environment = new LinkedHashMap<>(accounts.environment());
    environment.put("KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:" + kafkaPort);
    environment.put("TWILIO_BASE_URL", url(Service.TWIN).toString());
    environment.put("VAPI_BASE_URL", url(Service.TWIN).toString());
    environment.put("PUBLIC_URL", url(Service.INGRESS).toString());
    environment.put("INSTANCE_ID", service.title() + "-1");
    return environment;
  }

  /** The typed properties of one of them. */
  Map<String, String> properties(Service service) {
    Map<String, String> properties = new LinkedHashMap<>();
    properties.put("server.port", Integer.toString(port(service)));
    // What admits unsigned requests, and what speaks for Twilio, is for this machine only.
    properties.put("server.address", "127.0.0.1");
    switch (service) {
      case INGRESS -> {
        properties.put("patchcord.topics.partitions", "4");
        properties.put("patchcord.ingress.admit-unsigned-from-loopback", "true");
        properties.put("patchcord.ingress.connect.allow-without-call-sid", "true");
        properties.put("patchcord.ingress.operators." + Accounts.PERSON, accounts.operatorToken());
        properties.put("patchcord.ingress.may-requeue", Accounts.PERSON);
      }
      case ORCHESTRATOR -> {
        properties.put("patchcord.topics.partitions", "4");
        properties.put("patchcord.flow.ring-timeout", ringTimeout.toString());
        properties.put(
            "patchcord.orchestrator.state-dir", directory.resolve("orchestrator").toString());
      }
      case DIALER -> {
        properties.put("patchcord.topics.partitions", "4");
        // One dialer alone: when it is killed, nobody else takes over until its session is over.
        properties.put("spring.kafka.consumer.properties.session.timeout.ms", "6000");
        properties.put("spring.kafka.consumer.properties.heartbeat.interval.ms", "2000");
        properties.put("patchcord.dialer.tenure", "3s");
        // The twin allows as many calls per second as it is asked for.
        properties.put("patchcord.dialer.calls-per-second", "0");
      }
      case TWIN -> {
        properties.put("twin.speed", Double.toString(speed));
        // The carrier's allowance of up to 5 s would only make people wait here.
        properties.put("twin.ring-grace", "PT0S");
        properties.put("twin.vapi.server-url", url(Service.INGRESS) + "/vapi/webhook");
      }
      case CONSOLE -> {
        String person = "patchcord.console.users." + Accounts.PERSON;
        properties.put(person + ".password", "{noop}" + Accounts.PASSWORD);
        properties.put(person + ".role", "admin");
        properties.put(person + ".operator-token", accounts.operatorToken());
        properties.put("patchcord.console.ingress-url", url(Service.INGRESS).toString());
        properties.put("patchcord.rehearsal.twin-url", url(Service.TWIN).toString());
        properties.put("patchcord.rehearsal.our-number", Accounts.OUR_NUMBER);
        properties.put("patchcord.rehearsal.specialists", Accounts.SPECIALIST_NUMBER);
      }
    }
    properties.putAll(overrides.getOrDefault(service, Map.of()));
    return properties;
  }

  /** All of it as arguments for a main in this JVM; they take precedence over its environment. */
  String[] arguments(Service service) {
    Map<String, String> all = new LinkedHashMap<>(environment(service));
    all.putAll(properties(service));
    // Whoever started them in this JVM also ends them, in the right order.
    all.put("spring.main.register-shutdown-hook", "false");
    return arguments(all);
  }

  static String[] arguments(Map<String, String> properties) {
    return properties.entrySet().stream()
        .map(property -> "--" + property.getKey() + "=" + property.getValue())
        .toArray(String[]::new);
  }
}

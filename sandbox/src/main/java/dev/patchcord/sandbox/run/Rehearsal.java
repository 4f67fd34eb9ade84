package dev.patchcord.sandbox.run;

import dev.patchcord.sandbox.kafka.EmbeddedBroker;
import dev.patchcord.sandbox.kafka.FreePorts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.util.FileSystemUtils;

/**
 * Broker, twin and services in this JVM, on loopback, with configuration only. Prints nothing. May
 * be closed by another thread than the one that starts it.
 */
public final class Rehearsal implements AutoCloseable {
  private static final Duration START_LIMIT = Duration.ofSeconds(60);
  private static final Duration ASK_AGAIN = Duration.ofMillis(100);

  private final Plan plan;
  private final boolean temporary;
  private final Health health = new Health();
  private final Map<Service, ConfigurableApplicationContext> running = new EnumMap<>(Service.class);
  private @Nullable EmbeddedBroker broker;
  private @Nullable Process console;
  private boolean closed;

  Rehearsal(Plan plan, boolean temporary) {
    this.plan = plan;
    this.temporary = temporary;
  }

  /** Begins to describe a rehearsal on free ports, in a temporary directory. */
  public static Builder builder() {
    return new Builder();
  }

  /** What can be set about a rehearsal. */
  public static final class Builder {
    private final Map<Service, Map<String, String>> overrides = new EnumMap<>(Service.class);
    private Set<Service> services = Set.copyOf(Service.IN_ONE_JVM);
    private Duration ringTimeout = Duration.ofSeconds(8);
    private double speed = 1;
    private @Nullable Path directory;

    private Builder() {}

    /** Keeps data and logs there; otherwise a temporary directory is used and deleted. */
    public Builder directory(Path kept) {
      this.directory = kept;
      return this;
    }

    public Builder ringTimeout(Duration timeout) {
      this.ringTimeout = timeout;
      return this;
    }

    /** How much faster than real time the twin's parties live. The services' timers do not. */
    public Builder speed(double factor) {
      this.speed = factor;
      return this;
    }

    /** A property of one service, for example {@code patchcord.flow.hand-over-delay}. */
    public Builder with(Service service, String property, String value) {
      overrides.computeIfAbsent(service, any -> new HashMap<>()).put(property, value);
      return this;
    }

    /** Starts only these beside the broker; the others can be started later. */
    public Builder only(Service... some) {
      this.services = Set.of(some);
      return this;
    }

    /** Starts it; when this returns, every service is ready. */
    public Rehearsal start() {
      try {
        Path place =
            directory == null
                ? Files.createTempDirectory("patchcord-rehearsal-")
                : Files.createDirectories(directory);
        Iterator<Integer> free = FreePorts.choose(1 + Service.values().length).iterator();
        int kafkaPort = free.next();
        Map<Service, Integer> ports = new EnumMap<>(Service.class);
        for (Service service : Service.values()) {
          ports.put(service, free.next());
        }
        Rehearsal rehearsal =
            new Rehearsal(
                new Plan(
                    place,
                    kafkaPort,
                    ports,
                    Accounts.keptIn(place, new SecureRandom()),
                    ringTimeout,
                    speed,
                    overrides),
                directory == null);
        rehearsal.startAll(services);
        return rehearsal;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private void startAll(Set<Service> services) {
    try {
      startKafka();
      for (Service service : Service.values()) {
        if (services.contains(service)) {
          start(service);
        }
      }
    } catch (RuntimeException e) {
      close();
      throw e;
    }
  }

  /** Starts the broker; again after {@link #stopKafka} with the same data on the same port. */
  public synchronized void startKafka() {
    requireOpen();
    broker = EmbeddedBroker.start(plan.kafkaPort(), plan.directory().resolve("kafka"));
  }

  /** Takes Kafka away from the services. */
  public synchronized void stopKafka() {
    if (broker != null) {
      broker.close();
      broker = null;
    }
  }

  /**
   * Starts a service and waits until it is ready.
   *
   * @throws IllegalStateException if it is not ready within a minute
   */
  public void start(Service service) {
    launch(service);
    if (service != Service.TWIN) {
      awaitReady(service);
    }
  }

  /** Starts a service without asking whether it is ready. */
  synchronized void launch(Service service) {
    requireOpen();
    if (service == Service.CONSOLE) {
      launchConsole();
      return;
    }
    if (running.containsKey(service)) {
      throw new IllegalStateException(service.title() + " is running already");
    }
    running.put(service, service.start(plan.arguments(service)));
  }

  private void launchConsole() {
    Path log = plan.directory().resolve("console.log");
    try {
      console = ChildCommand.of(Service.CONSOLE, plan, log).start();
    } catch (IOException e) {
      throw new UncheckedIOException("the console cannot be started", e);
    }
  }

  /** Ends a service in an orderly way; harmless if it is not running. */
  public synchronized void stop(Service service) {
    ConfigurableApplicationContext context = running.remove(service);
    if (context != null) {
      context.close();
    }
  }

  /** Base URL of a service or the twin, on this machine. */
  public URI url(Service service) {
    return plan.url(service);
  }

  /** Properties that this rehearsal was given, by service. */
  public Map<Service, Map<String, String>> overrides() {
    return plan.overrides();
  }

  /** How long a specialist's phone rings where no file of flows says so. */
  public Duration ringTimeout() {
    return plan.ringTimeout();
  }

  /** Address of the broker, {@code host:port}. */
  public String bootstrapServers() {
    return "127.0.0.1:" + plan.kafkaPort();
  }

  /** A value of the made-up accounts by its environment name, for example {@code TO_NUMBER}. */
  public String account(String environmentName) {
    String value = plan.accounts().environment().get(environmentName);
    if (value == null) {
      throw new IllegalArgumentException("the sandbox makes up no " + environmentName);
    }
    return value;
  }

  /** A bean of a running service, by type; for the twin's record and controls. */
  public synchronized <T> T bean(Service service, Class<T> type) {
    ConfigurableApplicationContext context = running.get(service);
    if (context == null) {
      throw new IllegalStateException(service.title() + " is not running in this JVM");
    }
    return context.getBean(type);
  }

  /** Ends everything: those who use Kafka first, Kafka last. */
  @Override
  public synchronized void close() {
    closed = true;
    if (console != null) {
      console.destroy();
      console.onExit().join();
    }
    for (Service service :
        List.of(Service.DIALER, Service.INGRESS, Service.ORCHESTRATOR, Service.TWIN)) {
      stop(service);
    }
    stopKafka();
    if (temporary) {
      try {
        FileSystemUtils.deleteRecursively(plan.directory());
      } catch (IOException e) {
        throw new UncheckedIOException(plan.directory() + " cannot be deleted", e);
      }
    }
  }

  private void requireOpen() {
    if (closed) {
      throw new IllegalStateException("this rehearsal is over");
    }
  }

  private void awaitReady(Service service) {
    // Nothing counts it down: it is the pause between two questions.
    CountDownLatch pause = new CountDownLatch(1);
    try {
      for (long left = START_LIMIT.dividedBy(ASK_AGAIN); left > 0; left--) {
        if (health.ready(url(service))) {
          return;
        }
        boolean never = pause.await(ASK_AGAIN.toMillis(), TimeUnit.MILLISECONDS);
        assert !never;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    throw new IllegalStateException(
        service.title() + " was not ready within " + START_LIMIT.toSeconds() + " s");
  }
}

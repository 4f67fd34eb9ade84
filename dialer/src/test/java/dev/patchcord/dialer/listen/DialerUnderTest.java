package dev.patchcord.dialer.listen;

import dev.patchcord.contract.outcome.CommandOutcome;
import dev.patchcord.dialer.KafkaRehearsal;
import dev.patchcord.dialer.ScriptedTelephony;
import dev.patchcord.dialer.config.DialerSettings;
import dev.patchcord.dialer.config.TwilioSettings;
import dev.patchcord.dialer.lane.CallQueue;
import dev.patchcord.dialer.lane.Lanes;
import dev.patchcord.dialer.lane.LanesForTests;
import dev.patchcord.dialer.outcome.DeadLetters;
import dev.patchcord.dialer.outcome.Outcomes;
import dev.patchcord.dialer.outcome.OutcomesForTests;
import dev.patchcord.telemetry.CallTracer;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.apache.kafka.clients.producer.Producer;
import org.springframework.boot.health.contributor.Status;

/** A dialer made of the real parts, except for the carrier; and it can be made to die. */
final class DialerUnderTest {
  static final int MAX_WAITING = 150;

  private final ScriptedTelephony telephony = new ScriptedTelephony();
  private final CommandListener listener;
  private final Lanes lanes;
  private final AtomicInteger deadLettersToFail = new AtomicInteger();
  private volatile Predicate<CommandOutcome> deadly = outcome -> false;
  private volatile CountDownLatch forever = new CountDownLatch(1);

  DialerUnderTest(KafkaRehearsal kafka, DialerSettings settings) {
    Clock clock = Clock.systemUTC();
    CallQueue queue = LanesForTests.queue(settings, clock);
    Outcomes real = OutcomesForTests.outcomes(kafka.producer(), settings.source());
    DeadLetters deadLetters =
        OutcomesForTests.deadLetters(failingFirst(kafka.producer()), settings.source());
    lanes =
        LanesForTests.over(
            telephony,
            outcome -> {
              real.write(outcome);
              if (deadly.test(outcome)) {
                forever.await();
              }
            },
            queue,
            settings,
            clock);
    listener =
        new CommandListener(
            kafka::consumer,
            () -> true,
            new LoggedClaims(kafka::consumer, settings.clockMargin(), clock),
            lanes,
            queue,
            deadLetters,
            settings,
            clock,
            CallTracer.off());
  }

  /** After such an outcome is written, its lane hangs until the dialer is stopped. */
  void afterWriting(Predicate<CommandOutcome> outcomes, CountDownLatch hangOn) {
    forever = hangOn;
    deadly = outcomes;
  }

  /** The next dead letters are not written, because of an error that nobody expects. */
  void failDeadLetters(int times) {
    deadLettersToFail.set(times);
  }

  @SuppressWarnings("unchecked") // A proxy knows no type arguments.
  private Producer<String, byte[]> failingFirst(Producer<String, byte[]> producer) {
    return (Producer<String, byte[]>)
        Proxy.newProxyInstance(
            Producer.class.getClassLoader(),
            new Class<?>[] {Producer.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("send")
                  && deadLettersToFail.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
                throw new IllegalStateException("the producer is closed");
              }
              return method.invoke(producer, arguments);
            });
  }

  ScriptedTelephony telephony() {
    return telephony;
  }

  int waiting() {
    return lanes.waiting();
  }

  Status health() {
    return listener.health().health().getStatus();
  }

  void start() {
    listener.start();
  }

  void stop() {
    listener.stop();
  }

  static DialerSettings settings(String instance, Duration handOver, double callsPerSecond) {
    return new DialerSettings(
        instance,
        50,
        callsPerSecond,
        MAX_WAITING,
        Duration.ofSeconds(30),
        Duration.ofMillis(50),
        Duration.ofMillis(500),
        handOver,
        Duration.ofSeconds(20),
        Duration.ofMillis(50),
        Duration.ofMinutes(5),
        new TwilioSettings(
            "AC1",
            "secret",
            "http://127.0.0.1:1",
            "https://ear.example",
            Duration.ofSeconds(1),
            Duration.ofSeconds(1)));
  }
}

package dev.patchcord.dialer.outcome;

import dev.patchcord.telemetry.CallTracer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.util.Map;
import org.apache.kafka.clients.producer.Producer;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.KafkaTemplate;

/** The real writers over a given producer, for tests of other rooms. */
public final class OutcomesForTests {
  private OutcomesForTests() {}

  public static Outcomes outcomes(Producer<String, byte[]> producer, String source) {
    return new KafkaOutcomes(sender(producer), source, CallTracer.off());
  }

  public static DeadLetters deadLetters(Producer<String, byte[]> producer, String source) {
    return new DeadLetters(sender(producer), source, Clock.systemUTC(), new SimpleMeterRegistry());
  }

  static DurableSender sender(Producer<String, byte[]> producer) {
    return new DurableSender(new KafkaTemplate<>(new Given(producer)), () -> {});
  }

  /** Hands out one producer, which the template does not close. */
  private static final class Given extends DefaultKafkaProducerFactory<String, byte[]> {
    private final Producer<String, byte[]> producer;

    Given(Producer<String, byte[]> producer) {
      super(Map.of());
      this.producer = producer;
    }

    @Override
    protected Producer<String, byte[]> createRawProducer(Map<String, Object> settings) {
      return producer;
    }
  }
}

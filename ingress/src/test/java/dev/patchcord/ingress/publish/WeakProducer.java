package dev.patchcord.ingress.publish;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.errors.TimeoutException;

/** Lets no record through to the real producer until it recovers, as if the broker were away. */
final class WeakProducer {
  /** How Kafka's producer tells that a record was not written. */
  enum Weakness {
    /** The metadata had expired: the send itself throws. */
    AT_ONCE,
    /** The delivery timeout passed: the acknowledgement fails. */
    LATER
  }

  private final Weakness weakness;
  private final AtomicInteger failures = new AtomicInteger();
  private volatile boolean recovered;

  WeakProducer(Weakness weakness) {
    this.weakness = weakness;
  }

  int failures() {
    return failures.get();
  }

  void recover() {
    recovered = true;
  }

  @SuppressWarnings("unchecked") // A proxy has no type arguments.
  Producer<String, byte[]> around(Producer<String, byte[]> real) {
    return (Producer<String, byte[]>)
        Proxy.newProxyInstance(
            Producer.class.getClassLoader(),
            new Class<?>[] {Producer.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("send") && !recovered) {
                failures.incrementAndGet();
                TimeoutException away = new TimeoutException("the broker is away");
                if (weakness == Weakness.AT_ONCE) {
                  throw away;
                }
                Thread.ofVirtual().start(() -> ((Callback) arguments[1]).onCompletion(null, away));
                return new CompletableFuture<>();
              }
              try {
                return method.invoke(real, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }
}

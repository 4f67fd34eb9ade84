package dev.patchcord.ingress.publish;

import java.time.Duration;
import java.util.Collection;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.springframework.kafka.listener.ConsumerAwareRebalanceListener;

/** Knows whether the machine's answers can be heard at this moment. */
public final class ReplyAssignment implements ConsumerAwareRebalanceListener {
  private final CountDownLatch heardFirst = new CountDownLatch(1);
  private volatile boolean open;

  /** True while answers can be heard. */
  public boolean isOpen() {
    return open;
  }

  /** Waits until answers could be heard for the first time; false if that took too long. */
  boolean await(Duration patience) throws InterruptedException {
    return heardFirst.await(patience.toMillis(), TimeUnit.MILLISECONDS);
  }

  @Override
  public void onPartitionsAssigned(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
    // "latest" is resolved lazily: asking for the position fixes it, so that no answer to a
    // question asked from now on can lie before it.
    partitions.forEach(consumer::position);
    if (!partitions.isEmpty()) {
      open = true;
      heardFirst.countDown();
    }
  }

  @Override
  public void onPartitionsRevokedBeforeCommit(
      Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
    open = false;
  }

  @Override
  public void onPartitionsLost(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
    open = false;
  }
}

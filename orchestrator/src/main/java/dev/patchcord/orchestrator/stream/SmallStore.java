package dev.patchcord.orchestrator.stream;

import java.util.Map;
import org.apache.kafka.streams.state.RocksDBConfigSetter;
import org.rocksdb.Options;

/**
 * The store holds live calls only, a few kilobytes each, once per partition: Kafka Streams' own
 * buffers (48 MB per store) are meant for more.
 */
public final class SmallStore implements RocksDBConfigSetter {
  private static final long WRITE_BUFFER_BYTES = 4L * 1024 * 1024;

  @Override
  public void setConfig(String store, Options options, Map<String, Object> configs) {
    options.setWriteBufferSize(WRITE_BUFFER_BYTES);
    options.setMaxWriteBufferNumber(2);
  }

  @Override
  public void close(String store, Options options) {
    // Nothing was allocated above.
  }
}

package dev.patchcord.orchestrator.stream;

import java.util.Map;
import org.apache.kafka.streams.state.RocksDBConfigSetter;
import org.rocksdb.Options;

/**
 * The store holds live calls only, a few kilobytes each, once per partition: Kafka Streams' own
 * buffers (48 MB per store) are meant for more. So is what RocksDB lays out on the disk beforehand
 * (4 MB per store): an instance that takes over all partitions of a dead one has more than fifty
 * stores, and must not find its disk full while callers wait.
 */
public final class SmallStore implements RocksDBConfigSetter {
  private static final long WRITE_BUFFER_BYTES = 4L * 1024 * 1024;
  private static final long MANIFEST_BYTES = 16L * 1024;

  @Override
  public void setConfig(String store, Options options, Map<String, Object> configs) {
    options.setWriteBufferSize(WRITE_BUFFER_BYTES);
    options.setMaxWriteBufferNumber(2);
    options.setManifestPreallocationSize(MANIFEST_BYTES);
  }

  @Override
  public void close(String store, Options options) {
    // Nothing was allocated above.
  }
}

package dev.patchcord.orchestrator.stream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.rocksdb.CompressionType;
import org.rocksdb.FlushOptions;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.WriteOptions;

class SmallStoreTest {
  /** A hundred calls and as much again: what is set aside for more must not count in megabytes. */
  private static final int KIBIBYTES = 1024;

  private static final int CALLS = 100;
  private static final int CALL_BYTES = 4096;

  @TempDir Path directory;

  /** What files say of their length leaves out what is set aside for them: so du, which counts. */
  @Test
  @EnabledOnOs(OS.LINUX)
  void takesLittleDiskBesideItsCalls() throws Exception {
    RocksDB.loadLibrary();
    try (Options options = new Options().setCreateIfMissing(true)) {
      // As Kafka Streams has it before it asks.
      options.setCompressionType(CompressionType.NO_COMPRESSION);
      new SmallStore().setConfig("calls", options, Map.of());
      try (RocksDB store = RocksDB.open(options, directory.toString())) {
        fill(store);

        assertThat(occupied()).isLessThan(KIBIBYTES);
      }
    }
  }

  private static void fill(RocksDB store) throws RocksDBException {
    // As Kafka Streams writes: the changelog is the log.
    try (WriteOptions unlogged = new WriteOptions().setDisableWAL(true);
        FlushOptions flush = new FlushOptions()) {
      for (int call = 0; call < CALLS; call++) {
        store.put(unlogged, ("CA" + call).getBytes(UTF_8), new byte[CALL_BYTES]);
      }
      store.flush(flush);
    }
  }

  private int occupied() throws IOException, InterruptedException {
    Process du =
        new ProcessBuilder("du", "--summarize", "--block-size=1K", directory.toString()).start();
    String answer = new String(du.getInputStream().readAllBytes(), UTF_8);
    assertThat(du.waitFor()).as("exit code of du").isZero();
    return Integer.parseInt(answer.split("\\s")[0]);
  }
}

// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.internal.download;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.modelslab.media.DownloadOptions;
import com.modelslab.media.ExistingFile;
import com.modelslab.spi.BodySink;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A transfer that was ended while a try for it was under way on another thread. */
class TransferTest {
  private static final URI LINK = URI.create("https://cdn.example/a.png");
  private static final byte[] PNG =
      Arrays.copyOf(new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10}, 100);

  @TempDir Path directory;

  @Test
  void write_tryBegunBeforeTheEnd_isRefusedAndLeavesNoFile() throws IOException {
    Transfer<Path> transfer = transfer();
    BodySink running = transfer.next();
    running.write(ByteBuffer.wrap(PNG));

    transfer.close();

    assertThatThrownBy(() -> running.write(ByteBuffer.wrap(PNG))).isInstanceOf(IOException.class);
    assertThat(directory).isEmptyDirectory();
  }

  @Test
  void write_tryBegunAfterTheEnd_isRefusedAndLeavesNoFile() {
    Transfer<Path> transfer = transfer();
    transfer.close();

    BodySink late = transfer.next();

    assertThatThrownBy(() -> late.write(ByteBuffer.wrap(PNG))).isInstanceOf(IOException.class);
    assertThat(directory).isEmptyDirectory();
  }

  @Test
  void finish_afterTheEnd_isRefusedAndLeavesNoFile() throws IOException {
    Transfer<Path> transfer = transfer();
    transfer.next().write(ByteBuffer.wrap(PNG));
    transfer.close();

    assertThatThrownBy(transfer::finish).isInstanceOf(IOException.class);
    assertThat(directory).isEmptyDirectory();
  }

  private Transfer<Path> transfer() {
    return new Transfer<>(
        new FileTarget(directory, format -> "a." + format.extension(), ExistingFile.RENAME),
        new Accepted(LINK, Set.of(), DownloadOptions.defaults(), 1 << 20),
        false,
        (bytes, total) -> {});
  }
}

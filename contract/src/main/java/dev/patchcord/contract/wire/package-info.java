/** How a record travels through Kafka: JSON value, CloudEvents headers in binary mode. */
@NullMarked
package dev.patchcord.contract.wire;

import org.jspecify.annotations.NullMarked;

/** Events written to Kafka, and questions asked of the machine through it. */
@NullMarked
package dev.patchcord.ingress.publish;

import org.jspecify.annotations.NullMarked;

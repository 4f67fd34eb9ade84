/** What the topics keep, read without a trace: no consumer group, committed records only. */
@NullMarked
package dev.patchcord.contract.archive;

import org.jspecify.annotations.NullMarked;

package dev.patchcord.sandbox.scenario;

import org.junit.platform.suite.api.ConfigurationParameter;
import org.junit.platform.suite.api.IncludeEngines;
import org.junit.platform.suite.api.SelectClasspathResource;
import org.junit.platform.suite.api.Suite;

/**
 * The scenarios of {@code features/}, several at a time on one running call centre. Those tagged
 * {@code @alone} make trouble for everybody, so they wait until they are alone.
 */
@Suite
@IncludeEngines("cucumber")
@SelectClasspathResource("features")
@ConfigurationParameter(key = "cucumber.glue", value = "dev.patchcord.sandbox.scenario")
@ConfigurationParameter(key = "cucumber.publish.quiet", value = "true")
@ConfigurationParameter(key = "cucumber.filter.tags", value = "not @wip")
@ConfigurationParameter(key = "cucumber.junit-platform.naming-strategy", value = "long")
@ConfigurationParameter(key = "cucumber.execution.parallel.enabled", value = "true")
@ConfigurationParameter(key = "cucumber.execution.parallel.config.strategy", value = "fixed")
@ConfigurationParameter(key = "cucumber.execution.parallel.config.fixed.parallelism", value = "10")
@ConfigurationParameter(
    key = "cucumber.execution.parallel.config.fixed.max-pool-size",
    value = "10")
@ConfigurationParameter(
    key = "cucumber.execution.exclusive-resources.alone.read-write",
    value = "org.junit.platform.engine.support.hierarchical.ExclusiveResource.GLOBAL_KEY")
final class FeaturesTest {}

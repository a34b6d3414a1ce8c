/**
 * The configuration: one immutable typed record per stage, validated when built.
 *
 * <p>Read once at the start, from weak to strong: the shipped {@code lifafa.yaml}, a file, the environment, the command
 * line. Thread rule: immutable.
 */
package io.lifafa.config;

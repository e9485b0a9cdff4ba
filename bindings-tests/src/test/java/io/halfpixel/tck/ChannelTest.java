package io.halfpixel.tck;

/** {@link ChannelRules} for every expected subject. */
final class ChannelTest extends ChannelRules {}

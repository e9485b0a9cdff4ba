package io.halfpixel.tck;

import io.halfpixel.tck.rules.ChannelRules;

/** {@link ChannelRules} for every expected subject. */
final class ChannelTest extends ChannelRules {}

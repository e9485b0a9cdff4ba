package io.halfpixel.tck;

import io.halfpixel.tck.rules.StorageRules;

/** {@link StorageRules} for every expected subject. */
final class StorageTest extends StorageRules {}

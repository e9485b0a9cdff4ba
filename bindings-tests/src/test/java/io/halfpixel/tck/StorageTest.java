package io.halfpixel.tck;

/** {@link StorageRules} for every expected subject. */
final class StorageTest extends StorageRules {}

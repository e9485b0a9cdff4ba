/** What a user writes on the module path: backends are found with ServiceLoader. */
module consumer {
  requires io.halfpixel;
  requires io.halfpixel.huggingface;
}

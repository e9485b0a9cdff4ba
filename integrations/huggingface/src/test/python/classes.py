"""Writes classes.json: what each image processor of transformers takes for a key that a configuration leaves out.

Usage: classes.py > src/main/resources/io/halfpixel/huggingface/classes.json
Needs transformers 5.18, torch and torchvision. A class is named without "ImageProcessor"; both backends have equal values.
"""
import json

import transformers

FAMILIES = (
    "Beit Bit Blip CLIP ConvNext DINOv3ViT DPT DeformableDetr DeiT Detr Donut EfficientNet GLPN LayoutLMv2 LayoutLMv3 Levit"
    " MaskFormer MobileNetV1 MobileNetV2 MobileViT Nougat OwlViT PoolFormer Pvt Sam Segformer Siglip2 Siglip Swin2SR ViT"
    " VitMatte Yolos"
).split()


def value(v):
    if hasattr(v, "name"):  # an enum
        return int(v) if isinstance(v, int) else v.value
    return v


def describe(cls):
    names = list(cls.valid_kwargs.__annotations__)
    return {name: value(getattr(cls, name, None)) for name in sorted(names)}


def main():
    classes = {}
    for family in FAMILIES:
        of = describe(getattr(transformers, family + "ImageProcessor"))
        pil = getattr(transformers, family + "ImageProcessorPil", None)
        assert pil is None or describe(pil) == of, family
        classes[family] = of
    lines = ["  " + json.dumps(name) + ": " + json.dumps(of) for name, of in classes.items()]
    print("{\n" + ",\n".join(lines) + "\n}")


main()

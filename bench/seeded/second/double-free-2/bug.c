// SPDX-License-Identifier: GPL-2.0
#include <linux/device.h>
#include <linux/platform_device.h>
#include <linux/slab.h>

struct pwm_unit {
	void __iomem *base;
	u32 period;
};

int pwm_unit_probe(struct platform_device *pdev)
{
	struct pwm_unit *pwm;

	pwm = devm_kzalloc(&pdev->dev, sizeof(*pwm), GFP_KERNEL);
	if (!pwm)
		return -ENOMEM;
	pwm->base = devm_platform_ioremap_resource(pdev, 0);
	if (IS_ERR(pwm->base)) {
		kfree(pwm);
		return -ENXIO;
	}
	platform_set_drvdata(pdev, pwm);
	return 0;
}

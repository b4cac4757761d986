// SPDX-License-Identifier: GPL-2.0
#include <linux/mutex.h>
#include <linux/i2c.h>

struct sensor {
	struct mutex lock;
	struct i2c_client *client;
	int range;
};

int sensor_set_range(struct sensor *s, int range)
{
	int ret;

	mutex_lock(&s->lock);
	ret = i2c_smbus_write_byte_data(s->client, 0x21, range);
	if (ret < 0)
		return ret;
	s->range = range;
	mutex_unlock(&s->lock);
	return 0;
}

# SPDX-License-Identifier: GPL-3.0-or-later
# The reference of the GAN bench: the same training step in PyTorch, one thread, eager mode.
"""One step = one update of D, one of G, sampling included: non-saturating loss, ring of eight
(R = 2, sigma = .05), z = 2, LeakyReLU .2 / ReLU, Adam (.5, .999) 1e-3. Prints steps per second."""
import argparse
import math
import time

import torch
import torch.nn as nn
import torch.nn.functional as F


def network(n_in, hidden, layers, n_out, activation):
    parts, width = [], n_in
    for _ in range(layers):
        parts += [nn.Linear(width, hidden), activation()]
        width = hidden
    return nn.Sequential(*parts, nn.Linear(width, n_out))


class Gan:
    def __init__(self, hidden, layers, batch, z=2, seed=1):
        torch.manual_seed(seed)
        self.batch, self.z = batch, z
        self.g = network(z, hidden, layers, 2, nn.ReLU)
        self.d = network(2, hidden, layers, 1, lambda: nn.LeakyReLU(0.2))
        self.adam_g = torch.optim.Adam(self.g.parameters(), lr=1e-3, betas=(0.5, 0.999))
        self.adam_d = torch.optim.Adam(self.d.parameters(), lr=1e-3, betas=(0.5, 0.999))
        angles = torch.arange(8) * (2 * math.pi / 8)
        self.centres = 2 * torch.stack([angles.cos(), angles.sin()], 1)

    def step(self):
        real = self.centres[torch.randint(8, (self.batch,))] + 0.05 * torch.randn(self.batch, 2)
        with torch.no_grad():
            fake = self.g(torch.randn(self.batch, self.z))
        loss = F.softplus(-self.d(real)).mean() + F.softplus(self.d(fake)).mean()
        self.adam_d.zero_grad(set_to_none=True)
        loss.backward()
        self.adam_d.step()

        for p in self.d.parameters():
            p.requires_grad_(False)
        loss = F.softplus(-self.d(self.g(torch.randn(self.batch, self.z)))).mean()
        self.adam_g.zero_grad(set_to_none=True)
        loss.backward()
        self.adam_g.step()
        for p in self.d.parameters():
            p.requires_grad_(True)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--hidden", type=int, default=16)
    parser.add_argument("--layers", type=int, default=2)
    parser.add_argument("--batch", type=int, default=128)
    parser.add_argument("--seconds", type=float, default=1.0)
    options = parser.parse_args()
    torch.set_num_threads(1)
    gan = Gan(options.hidden, options.layers, options.batch)
    for _ in range(20):
        gan.step()
    steps, start = 0, time.perf_counter()
    while time.perf_counter() - start < options.seconds:
        gan.step()
        steps += 1
    print(steps / (time.perf_counter() - start))


if __name__ == "__main__":
    main()

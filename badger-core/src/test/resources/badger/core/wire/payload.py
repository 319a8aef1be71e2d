"""Prints the golden texts of PayloadJsonTest: python3 payload.py, in this folder."""
import json

host = {
    "datacenter": "dc1", "region": "", "zone": "z\u00f6ne", "cluster": "c\"1\\",
    "hostname": "web-01.example.org", "ipv4": "192.0.2.7", "ipv6": "2001:db8::7", "timestamp": 1447900000,
}
points = [
    {"cpu.user": {"value": 8.25, "units": "percent"}},
    {"cpu.idle": {"value": 100.0, "units": "percent"}},
    {"mem.memtotal": {"value": 16773353472, "units": "B"}},
    {"load.runnable_entities": {"value": -1, "units": ""}},
    {"disk.reads.a.b \u65e5\U0001f9a1": {"value": 0.00001, "units": ""}},
    {"net.rx_bits.eth0": {"value": 12345678901.5, "units": "b"}},
]
for name, held in ("", points), ("-empty", []):
    payload = dict(host, points=held)
    with open(f"payload{name}-pretty.json", "w") as out:
        out.write(json.dumps(payload, sort_keys=True, indent=4))
    with open(f"payload{name}-compact.json", "w") as out:
        out.write(json.dumps(payload, sort_keys=True, separators=(",", ":")))

"""The agent for Node, in Node's own language: ``agent.cjs``, loaded by ``NODE_OPTIONS=--require``.

Bots under it live on simulated time, whether they are CommonJS or ES modules, on Node 18 to 24.
The package holds files and no Python; ``vendor`` has the one library that the agent needs.
"""

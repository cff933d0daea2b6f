{{ helper.spine('2024-01-01') }}

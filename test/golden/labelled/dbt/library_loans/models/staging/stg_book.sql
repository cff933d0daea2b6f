select b.* except (pages), b.pages as page_count from {{ source('shop', 'book') }} b

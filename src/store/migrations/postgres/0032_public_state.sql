-- How often what everybody sees has changed: by its number an instance knows whether the pages that it keeps still hold.
CREATE TABLE public_state (version BIGINT NOT NULL);
INSERT INTO public_state (version) VALUES (0);
